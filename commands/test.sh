# ./nurt test: what runs when is told in docs/testing.md. Read by ./nurt.

readonly BRIDGE_LANE=target/test-bridge.log
readonly PARTS=target/test-parts.txt

# tests [--interop] [--full] [--only NAME | --cases DIR] [MAVEN OPTIONS…]
tests() {
  local options=() interop=false full=false only='' cases=''
  while [ $# -gt 0 ]; do
    case $1 in
      --only | --cases) [ $# -ge 2 ] || die "$1 needs a value; see ./nurt help." ;;&
      --interop) interop=true; shift ;;
      --full) full=true interop=true; shift ;;
      --only) only=$2; shift 2 ;;
      --cases) cases=$2; shift 2 ;;
      -*) options+=("$1"); shift ;;
      *) die "Unknown option $1; see ./nurt help." ;;
    esac
  done
  find_java; need_maven; find_node
  # One commit is always looked at in the same ways, on whatever day its tests run.
  options=(-B -ntp "-Dvaadin.node.folder=$node_folder" "-Dnurt.look.day=$(git log -1 --format=%cs 2>/dev/null || date +%F)" "${options[@]}")
  mkdir -p target
  touch target/test-started
  if $interop; then
    source src/test/peers.sh
    get_peers $full
    options+=(-Pinterop "-Dinterop.node=$node_folder/node" "-Dinterop.skip=$(IFS=,; printf %s "${skipped_peers[*]}")")
  fi
  case $full,$interop in
    true,*) options+=(-Dnurt.full=true -Dnurt.tests.excluded= -Dnurt.tests.patience=60m -Dnurt.tests.longest.seconds=7200 -Dnurt.crash.rounds=10) ;;
    *,true) options+=(-Dnurt.tests.excluded=full) ;;
  esac
  if [ -n "$cases" ]; then
    test_cases "$cases"
  elif [ -n "$only" ]; then
    test_only "$only"
  else
    test_all
  fi
  local code=$?
  ! $interop || tell_skipped_peers
  return $code
}

# The bridge's tests mostly wait, so they run beside the portal's; what they said is told when both have ended.
test_all() {
  local lane code=0 begun=$SECONDS
  need_chromium
  : >$PARTS
  mvn "${options[@]}" -pl meter-bridge -am package -DskipTests || return 1
  took 'build of the bridge' $begun
  set -m
  { begun=$SECONDS; mvn "${options[@]}" -pl meter-bridge surefire:test; code=$?; took "the bridge's tests, beside what follows" $begun; exit $code; } \
    >$BRIDGE_LANE 2>&1 </dev/null &
  lane=$!
  set +m
  # Said now: when the trap runs, this function and its names are gone.
  trap "kill -TERM -- -$lane 2>/dev/null || :" EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  begun=$SECONDS
  if mvn "${options[@]}" package -Dbridge.skipTests=true -Dnurt.forks=2; then
    took 'build and tests of the portal' $begun
    begun=$SECONDS
    test_packaged '*IT' || code=1
    took 'tests of the packaged portal' $begun
  else
    code=1
  fi
  wait $lane || { code=1; say "The bridge's tests failed ($BRIDGE_LANE):"; grep '^\[ERROR\]' $BRIDGE_LANE >&2; }
  grep '^\[.*Tests run:.*[0-9]$' $BRIDGE_LANE | tail -n 1
  say "The parts took ($PARTS):"
  cat $PARTS >&2
  tell_times >target/test-times.txt
  say "The slowest of the tests are (all of them: target/test-times.txt):"
  head -n 12 target/test-times.txt >&2
  return $code
}

# test_packaged NAME: the tests of the packaged portal, which is unpacked and warm, as ./nurt run starts it; but compiled only as well as
# pays for the minutes it lives.
test_packaged() {
  unpack_portal
  remember_starts >>target/remember.log 2>&1 || say "The portal's starts are slow, for they could not be remembered: target/remember.log."
  mvn "${options[@]}" -Dspotless.check.skip=true -pl src -am test-compile failsafe:integration-test failsafe:verify -Dit.test="$1" \
    -Dfailsafe.failIfNoSpecifiedTests=false -Dnurt.portal.jar="$PWD/$PORTAL_JAR" \
    -Dnurt.portal.options="$(printf '%s\n' "-XX:AOTCache=$PWD/$START_CACHE" -XX:TieredStopAtLevel=1 $PORTAL_OPTIONS)"
}

# test_only NAME: without the static checks; a name that ends in IT needs the packaged portal.
test_only() {
  local class=${1%%#*}
  options+=(-Dquick)
  if [[ $class = *IT ]]; then
    need_chromium; build_all
    test_packaged "$1"
  else
    mvn "${options[@]}" -q -pl src -am test -Dtest="$1" -Dsurefire.failIfNoSpecifiedTests=false
  fi
  local code=$?
  tell_times >&2
  return $code
}

# test_cases DIR: the case files in DIR and nothing else; succeeds when all of them agree.
test_cases() {
  local folder notes=src/target/cases.txt verdicts=target/cases.verdicts asked agreed code
  folder=$(cd "$STARTED_IN" && cd "$1" && pwd) || die "There is no folder $1."
  rm -f $notes
  mvn "${options[@]}" -Dquick -pl src -am test -Dbridge.skipTests=true -Dgroups=cases -Dnurt.cases="$folder" >target/test-cases.log 2>&1
  code=$?
  [ -s $notes ] || { grep '^\[ERROR\]' target/test-cases.log >&2; die "No case file of $folder was asked; target/test-cases.log tells more."; }
  # A file that several tests ask agrees when it agrees with each.
  awk '{ file[$2] = file[$2] == "DIFFERS" ? "DIFFERS" : $1 } END { for (name in file) print file[name], name }' $notes | sort >$verdicts
  agreed=$(grep -c '^AGREED' $verdicts) asked=$(grep -c '^AGREED\|^DIFFERS' $verdicts)
  sed -n 's/^DIFFERS /differs: /p; s/^UNJUDGED /for a person to judge: /p' $verdicts
  (cd "$folder" && find . -type f ! -path '*/tools/*' ! -iname 'readme*' -printf '%P\n' | sed 's/[^/]*$//' | sort | uniq -c) \
    | while read -r count part; do grep -q " $part[^/ ]*$" $verdicts || echo "not asked, nothing answers them yet: $part ($count files)"; done
  echo "$agreed of $asked case files agreed; what the others said: target/test-cases.log"
  [ "$agreed" = "$asked" ] && [ $code = 0 ]
}

# took WHAT SINCE: how long a part of the run took, by the shell's clock of seconds.
took() { printf '%5d s  %s\n' $((SECONDS - $2)) "$1" >>$PARTS; }

# How many seconds each test class took, the slowest first.
tell_times() {
  find -- */target/*-reports -name 'TEST-*.xml' -newer target/test-started -exec sed -n \
    's/^<testsuite .* name="\([^"]*\)" time="\([^"]*\)" tests="\([^"]*\)".*/\2 s  \3 tests  \1/p' {} + | sort -rn
}
