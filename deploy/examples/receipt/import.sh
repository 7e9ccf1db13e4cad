#!/usr/bin/env bash
# Makes office, indicators, scorecard and employees of the receipt log, then imports the log.
#   import.sh LOG [BASE_URL]      LOG: receipt.xes, .xes.gz, .csv or .csv.gz
# Comes in as the standalone's machine client "operator"; another one: TIMBANG_CLIENT=id:secret.
# May be repeated: what is there already does not change.
set -euo pipefail

log=${1:?usage: import.sh LOG [BASE_URL]}
base=${2:-http://localhost:8080}
here=$(cd "$(dirname "$0")" && pwd)

token=$(curl --silent --show-error --fail-with-body --user "${TIMBANG_CLIENT:-operator:operator-demo}" \
  --data grant_type=client_credentials "$base/oauth2/token" | sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p')

call() { # arguments of curl
  curl --silent --show-error --fail-with-body --header "Authorization: Bearer $token" "$@"
  echo
}

put() { # address, JSON file
  echo "PUT $1"
  call --request PUT --header 'Content-Type: application/json' --data-binary "@$2" "$base$1"
}

put /api/offices/receipt-office "$here/office.json"
for file in "$here"/indicators/*.json; do
  put "/api/indicators/$(basename "$file" .json)" "$file"
done
put /api/scorecards/receipt-case-handler "$here/scorecard.json"

echo "POST /api/employees/imports"
call --header 'Content-Type: text/csv' --data-binary "@$here/employees.csv" "$base/api/employees/imports"

echo "POST /api/event-logs"
call --form "log=@$log" --form "mapping=@$here/mapping.yaml" "$base/api/event-logs"
