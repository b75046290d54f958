# Brings models into Ollama's volume, in the folder of docker-compose.yml:
#   sh server/compose/bring-models.sh gemma3:1b embeddinggemma
# Ollama has a way out only while this runs.
set -eu
network=amanuense_outside
ollama=$(docker compose ps --quiet ollama)
docker network connect "$network" "$ollama"
trap 'docker network disconnect "$network" "$ollama"' EXIT
trap 'exit 1' HUP INT TERM
for model in "$@"; do docker compose exec ollama ollama pull "$model"; done
