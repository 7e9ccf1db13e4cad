#!/usr/bin/env bash
# Makes office, indicators, scorecard and employees of the receipt log, then imports the log.
#   import.sh LOG [BASE_URL]      LOG: receipt.xes, .xes.gz, .csv or .csv.gz
# May be repeated: what is there already does not change.
set -euo pipefail

log=${1:?usage: import.sh LOG [BASE_URL]}
base=${2:-http://127.0.0.1:8080}
here=$(cd "$(dirname "$0")" && pwd)

put() { # address, JSON file
  echo "PUT $1"
  curl --silent --show-error --fail-with-body --request PUT --header 'Content-Type: application/json' \
    --data-binary "@$2" "$base$1"
  echo
}

put /api/offices/receipt-office "$here/office.json"
for file in "$here"/indicators/*.json; do
  put "/api/indicators/$(basename "$file" .json)" "$file"
done
put /api/scorecards/receipt-case-handler "$here/scorecard.json"

echo "POST /api/employees/imports"
curl --silent --show-error --fail-with-body --header 'Content-Type: text/csv' \
  --data-binary "@$here/employees.csv" "$base/api/employees/imports"
echo

echo "POST /api/event-logs"
curl --silent --show-error --fail-with-body --form "log=@$log" --form "mapping=@$here/mapping.yaml" "$base/api/event-logs"
echo
