# ./nurt scan: which known vulnerabilities the parts of the portal have. Read by ./nurt.

readonly BILL=target/classes/META-INF/sbom/application.cdx.json
# What Trivy is told to end with when it finds something; its own failures are 1.
readonly FOUND=3

# scan [--if-possible]: asks Trivy, which is not fetched for it. Ends with 0: nothing serious is known, 1: something is, 2: nobody was asked.
scan() {
  local if_possible=false file said=0 files=(src/$BILL meter-bridge/$BILL package-lock.json)
  while [ $# -gt 0 ]; do
    case $1 in
      --if-possible) if_possible=true; shift ;;
      *) die "Unknown option $1; see ./nurt help." ;;
    esac
  done
  for file in "${files[@]}"; do
    [ -f $file ] || { say "There is no $file: build the portal first."; not_scanned; return; }
  done
  command -v trivy >/dev/null || { say "Trivy is not installed here."; not_scanned; return; }
  for file in "${files[@]}"; do
    case $file in *.cdx.json) ask sbom $file ;; *) ask fs --scanners vuln $file ;; esac
    case $? in
      0) ;;
      $FOUND) said=1 ;;
      *) say "Trivy could not look $file up."; [ $said = 1 ] || said=2 ;;
    esac
  done
  case $said in
    0) say "No serious vulnerability is known of what the portal is made of." ;;
    1) say "Vulnerabilities are known, see above. docs/security.md says within how many days they are mended." ;;
    2) not_scanned; return ;;
  esac
  return $said
}

ask() { trivy "$@" --quiet --severity HIGH,CRITICAL --exit-code $FOUND >&2; }

# A run that has no scanner must not look like one that found nothing.
not_scanned() {
  say "NOT SCANNED: nobody was asked for known vulnerabilities."
  $if_possible || return 2
}
