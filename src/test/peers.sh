# The peers nobody here wrote: how ./nurt test --interop gets them. Read by ./nurt; never kept in the repository.
# A peer NAME is a pair of functions, has_NAME and get_NAME. Those of the portal are below, those of the meter-bridge in its own folder.
# Tests find the names of the missing ones in the system property interop.skip.

readonly PEERS=target/interop
skipped_peers=()

# peer NAME: a peer that cannot be had is skipped, which the end of the run says.
peer() {
  { "has_$1" || { say "Installing $1 …" 2>&3; "get_$1"; "has_$1"; }; } 3>&2 >>$PEERS/install.log 2>&1 || skipped_peers+=("$1")
}

apt_get() {
  [ "$(id -u)" = 0 ] && command -v apt-get || return
  # Another may be installing at this moment: it is waited for.
  local get="apt-get -o DPkg::Lock::Timeout=600"
  $get install -y "$@" || { $get update && $get install -y "$@"; }
}

# npm_get NAME VERSION: in a folder of its own, so that one that cannot be compiled spoils no other.
npm_get() {
  local home; home=$(dirname "$(dirname "$(readlink -f "$node_folder/node")")")
  # With Node's own headers there is nothing to download for those that compile something.
  [ ! -d "$home/include/node" ] || export npm_config_nodedir=$home
  PATH=$node_folder:$PATH npm_config_python=/usr/bin/python3 timeout 300 \
    npm install --no-save --no-package-lock --prefix "$PEERS/$1" "$1@$2"
}

npm_has() {
  grep -q "\"version\": \"$2\"" "$PEERS/$1/node_modules/$1/package.json" \
    && NODE_PATH=$PEERS/$1/node_modules "$node_folder/node" -e "require('$1')"
}

source meter-bridge/src/interop/peers.sh

has_clamd() { command -v clamd; }
get_clamd() { apt_get clamav-daemon; }
has_qpdf() { command -v qpdf; }
get_qpdf() { apt_get qpdf; }
has_xmllint() { command -v xmllint; }
get_xmllint() { apt_get libxml2-utils; }
has_pdftotext() { command -v pdftotext && command -v pdftoppm; }
get_pdftotext() { apt_get poppler-utils; }
has_zbarimg() { command -v zbarimg; }
get_zbarimg() { apt_get zbar-tools; }
has_openpyxl() { /usr/bin/python3 -c 'import openpyxl'; }
get_openpyxl() { apt_get python3-openpyxl; }
has_nginx() { command -v nginx || [ -x /usr/sbin/nginx ]; }
get_nginx() { apt_get nginx-light; }
has_web-push() { npm_has web-push 3.6.7; }
get_web-push() { npm_get web-push 3.6.7; }
has_http_ece() { npm_has http_ece 1.2.1; }
get_http_ece() { npm_get http_ece 1.2.1; }
has_exim4() { command -v exim4; }
get_exim4() { apt_get exim4-daemon-light; }
has_ical.js() { npm_has ical.js 2.2.1; }
get_ical.js() { npm_get ical.js 2.2.1; }
has_icalendar() { /usr/bin/python3 -c 'import icalendar'; }
get_icalendar() { apt_get python3-icalendar; }
has_libreoffice() { command -v soffice; }
get_libreoffice() { apt_get --no-install-recommends libreoffice-calc; }

# All peers of the portal's tests; LONG ones only with --full, because they are large to install or slow to run.
readonly PORTAL_PEERS=(clamd qpdf xmllint pdftotext zbarimg openpyxl nginx web-push http_ece exim4 ical.js icalendar) LONG_PEERS=(libreoffice)

# get_peers FULL
get_peers() {
  mkdir -p $PEERS
  local peers=("${BRIDGE_PEERS[@]}" "${PORTAL_PEERS[@]}")
  ! $1 || peers+=("${LONG_PEERS[@]}")
  for name in "${peers[@]}"; do peer "$name"; done
}

# What is not tested must not look as if it were.
tell_skipped_peers() {
  [ ${#skipped_peers[@]} = 0 ] || say "SKIPPED PEERS: ${skipped_peers[*]^^} (COULD NOT BE INSTALLED; SEE $PEERS/install.log)"
}
