#!/usr/bin/env bash
# Publishes the bot into a folder: deploy/publish.sh FOLDER. The image and the checks in .ci/run both use exactly this.
set -euo pipefail
out=${1:?"Usage: deploy/publish.sh FOLDER"}
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/.."

dotnet restore src/IntimacyBot --locked-mode
# No launcher for one operating system: it is started as "dotnet IntimacyBot.dll" everywhere.
dotnet publish src/IntimacyBot --configuration Release --no-restore --no-self-contained -p:UseAppHost=false --output "$out"
cp appsettings.example.json LICENSE THIRD-PARTY-NOTICES.md "$out/"
