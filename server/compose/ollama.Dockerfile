FROM ollama/ollama:0.12.6
# A volume begins as what it is mounted over: whose the folder is here, theirs it is there.
RUN mkdir -p /models && chown 1000:1000 /models
USER 1000
