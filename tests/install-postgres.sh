#!/bin/sh
# A PostgreSQL server for the tests, which run one of their own and need no cluster of the system's.
set -eu

there() {
    command -v initdb >/dev/null 2>&1 && return
    for program in /usr/lib/postgresql/*/bin/initdb; do
        [ -x "$program" ] && return
    done
    return 1
}

there && exit
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends postgresql-common >/dev/null
    echo "create_main_cluster = false" >>/etc/postgresql-common/createcluster.conf
    apt-get install -y -qq --no-install-recommends postgresql >/dev/null
    there && exit
fi
if [ "${CI:-}" = true ] || [ "${CI:-}" = 1 ]; then
    echo "The tests need a PostgreSQL server, and none could be installed." >&2
    exit 1
fi
echo "There is no PostgreSQL server here: the tests that need it are skipped (on Debian: apt-get install postgresql)."
