FROM ghcr.io/speaches-ai/speaches:0.8.3-cpu
USER 0
# A volume begins as what it is mounted over: whose the folder is here, theirs it is there.
RUN mkdir -p /models && chown 1000:1000 /models
USER 1000
