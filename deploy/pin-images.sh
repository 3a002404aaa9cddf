#!/bin/sh
# The images of compose.yaml and Dockerfile by the digests they have today, as lines for .env: to be run when a release is tried, and its lines
# kept with the release, so that what is built and started later is what was tried.
#   deploy/pin-images.sh >>.env
set -eu
pin() {
    docker pull --quiet "$2" >/dev/null
    digest=$(docker image inspect --format '{{index .RepoDigests 0}}' "$2")
    case $digest in
        *@sha256:*) printf '%s=%s@%s\n' "$1" "$2" "${digest##*@}" ;;
        *) echo "$2 has no digest: it was built here and never pulled" >&2; exit 1 ;;
    esac
}
pin NURT_POSTGRES_IMAGE postgres:18
pin NURT_PROXY_IMAGE nginx:stable
pin NURT_BUILD_IMAGE maven:3.9-eclipse-temurin-25
pin NURT_JRE_IMAGE eclipse-temurin:25-jre
