# Starts Chroma over a folder, on every address and port 8000.
set -eu
folder=$1
chroma=node_modules/chromadb/dist/cli.mjs
# What was forgotten goes out of the free pages of its file too, which it can do only while it does not run. Where that
# does not work, it starts nevertheless.
if [ -e "$folder/chroma.sqlite3" ]; then
  timeout 300 node "$chroma" vacuum --path "$folder" --force || echo 'The vectors could not be tidied.'
fi
exec node "$chroma" run --path "$folder" --host 0.0.0.0 --port 8000
