#!/usr/bin/env bash
# Builds DenialOps, checks its formatting and runs every test. Needs the .NET 10 SDK and git, nothing else.
# The last line is "N passed, N failed, N skipped"; the exit code is not 0 when anything is wrong.
set -uo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
configuration="${CONFIGURATION:-Release}"
solution=DenialOps.slnx

# A step that fails before any test has run still leaves the final line.
step() {
  local name="$1"
  shift
  echo "== $name"
  if ! "$@"; then
    echo "== $name failed"
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
  fi
}

results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT

step restore dotnet restore "$solution" --locked-mode -p:Configuration="$configuration" --verbosity quiet
step build dotnet build "$solution" --no-restore --configuration "$configuration" --verbosity quiet
step format dotnet format "$solution" --no-restore --verify-no-changes
step pack dotnet pack src/DenialOps.Llm --no-build --configuration "$configuration" --output "$results/packages" --verbosity quiet

echo "== test"
log="$results/log"
# A test that waits for what never comes ends as a failure that is named, not as a run that never ends.
dotnet test --solution "$solution" --no-build --configuration "$configuration" --no-progress --no-ansi \
  --results-directory "$results" --hangdump --hangdump-timeout 8m --hangdump-type Mini 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
for hang in "$results"/*_hang.log; do
  [ -e "$hang" ] && echo "== still running when nothing had ended for eight minutes:" && cat "$hang"
done

# The runner's own summary: "  total: 12", "  failed: 0", "  succeeded: 12", "  skipped: 0".
count() {
  sed -n "s/^ *$1: *\([0-9][0-9]*\).*/\1/p" "$log" | tail -n 1
}

passed="$(count succeeded)" failed="$(count failed)" skipped="$(count skipped)"
if [ -z "$passed" ]; then
  echo "== test gave no summary"
  passed=0 failed=1 skipped=0 status=1
fi

# A test process that crashed counts as a failure even where no test of its own failed.
if [ "$status" -ne 0 ] && [ "${failed:-0}" -eq 0 ]; then
  failed=1
fi

echo "$passed passed, ${failed:-0} failed, ${skipped:-0} skipped"
exit "$status"
