# ./nurt audit: checks the log of deeds from outside the portal. Read by ./nurt.

# The postmaster.pid of a running PostgreSQL has its port in the fourth line.
join_or_start_database() {
  local pid_file=$data/postgres/postmaster.pid
  if [ -s "$pid_file" ] && kill -0 "$(head -1 "$pid_file")" 2>/dev/null; then
    local role=nurt file=$data/portal.password
    # One that an earlier version started has no other role.
    [ -s "$file" ] || { role=postgres; file=$data/postgres.password; }
    database_url="jdbc:postgresql://localhost:$(sed -n 4p "$pid_file")/nurt?user=$role&password=$(cat "$file")"
  else
    [ -e "$data/postgres" ] || { say "There is no database in $data."; exit 2; }
    start_database
  fi
}

audit() {
  [ "${1:-}" = verify ] || { say "usage: ./nurt audit verify [--data DIR | --database-url URL] [--heads FILE]"; exit 2; }
  shift
  local data=$PWD/.data database_url='' heads=()
  while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || { say "$1 needs a value; see ./nurt help."; exit 2; }
    case $1 in
      --data) data=$2 ;;
      --database-url) database_url=$2 ;;
      --heads) heads=("$2") ;;
      *) say "Unknown option $1; see ./nurt help."; exit 2 ;;
    esac
    shift 2
  done
  [ ${#heads[@]} = 0 ] || [[ ${heads[0]} = /* ]] || heads=("$STARTED_IN/${heads[0]}")
  [[ $data = /* ]] || data=$PWD/$data
  # Whoever checks from outside touches nothing that runs: what was built is what looks.
  if [ -e "$PORTAL_JAR" ]; then find_java; else build_all; fi
  scratch=$(mktemp -d)
  trap stop_all EXIT
  # Not among the arguments: everybody on a machine sees what stands on a command line, and passwords are part of the address.
  : "${database_url:=${NURT_DATABASE_URL:-}}"
  [ -n "$database_url" ] || join_or_start_database
  NURT_DATABASE_URL=$database_url "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$PORTAL_JAR" pl.nurt.identity.audit.internal.VerifyCommand "${heads[@]}"
}
