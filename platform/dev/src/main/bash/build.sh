# Which modules are stale, and building only those. Sourced by ./convoke, with root set; the only place that knows.
#
# A module is stale when its sources, its pom.xml, the parent's pom.xml or those of a module that it is built from are
# newer than its stamp. The stamp is written after a whole build and bears the time at which that build began: an
# interrupted build leaves none, and an edit during a build makes the module stale again.

stamp=target/.convoke-built

# Every module of the parent, as a path.
modules() {
    sed -n 's:^[[:space:]]*<module>\(.*\)</module>.*:\1:p' "$root/pom.xml"
}

# The modules that a build is for: "launcher" is what ./convoke itself runs on; "platform" is what it starts, too.
wanted() {
    local module
    for module in $(modules); do
        case $module in
            platform/dev) echo "$module" ;;
            liberty-config) [[ $1 == launcher ]] || echo "$module" ;;
            *)
                if [[ $1 == platform ]] && grep -q '<packaging>war</packaging>' "$root/$module/pom.xml"; then
                    echo "$module"
                fi
                ;;
        esac
    done
}

# The modules that $1 is built from, as paths, itself included. testkit serves tests only and is in no artifact.
upstream() {
    local name module
    echo "$1"
    for name in $(awk 'BEGIN { RS = "</dependency>" }
            /<dependency>/ {
                sub(/.*<dependency>/, "")
                if (/<groupId>io\.convoke<\/groupId>/ && !/<scope>test<\/scope>/) {
                    name = substr($0, index($0, "<artifactId>") + 12)
                    sub(/<.*/, "", name)
                    if (name != "testkit") print name
                }
            }' "$root/$1/pom.xml"); do
        for module in $(modules); do
            [[ ${module##*/} != "$name" ]] || upstream "$module"
        done
    done
}

# Whether the module $1 has to be built again. Directories count, so that a removed file is seen.
is_stale() {
    local module built=$root/$1/$stamp
    [[ -e $built ]] || return 0
    [[ ! $root/pom.xml -nt $built ]] || return 0
    for module in $(upstream "$1" | sort -u); do
        [[ -z $(find "$root/$module/pom.xml" "$root/$module/src" -path "$root/$module/src/test" -prune \
            -o -newer "$built" -print -quit 2>/dev/null) ]] || return 0
    done
    # The launcher carries the gateway's routes.
    [[ $1 != platform/dev || -z $(find "$root/helm/convoke/gateway" -newer "$built" -print -quit) ]] || return 0
    # The documentation is made of the committed documents.
    [[ $1 != platform/api-docs || -z $(find "$root/docs/api" -newer "$built" -print -quit) ]] || return 0
    return 1
}

# The stale modules of what is wanted ("launcher" or "platform"), a line each.
stale() {
    local module
    for module in $(wanted "$1"); do
        ! is_stale "$module" || echo "$module"
    done
}

# Builds what is stale of "launcher" or "platform"; shows a line a module and, where it fails, the compiler's words.
build_stale() {
    local list began log module
    list=$(stale "$1")
    [[ -n $list ]] || return 0
    (require_maven) || return 1
    mkdir -p "$root/.convoke/logs"
    log=$root/.convoke/logs/build.log
    began=$(mktemp)
    printf 'Building %s\n' "$(paste -sd ' ' <<<"$list")"
    # --also-make (.mvn/maven.config) lets Maven look at the modules that these are built from; what is fresh stays.
    if ! (cd "$root" && mvn -B -Dfast -Dmaven.test.skip=true package -pl "$(paste -sd , <<<"$list")" </dev/null 2>&1) |
        tee "$log" | build_progress; then
        grep '^\[ERROR\]' "$log" | head -n 20 >&2 || tail -n 20 "$log" >&2
        rm -f "$began"
        say "the build failed; the whole of it is in .convoke/logs/build.log"
        return 1
    fi
    for module in $list; do
        mkdir -p "$root/$module/target"
        touch -r "$began" "$root/$module/$stamp"
    done
    rm -f "$began"
}

# Maven's output as a line a module, and a count of the files that it fetches, so that a first build is seen to move.
build_progress() {
    local tty=0
    [[ ! -t 1 ]] || tty=1
    awk -v tty="$tty" '
        function wipe() { if (tty && fetched) printf "\r\033[K" }
        /^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ {
            wipe(); name = $0; sub(/^\[INFO\] Building /, "", name); sub(/ +[^ ]+ +\[/, " [", name)
            printf "  %s\n", name; fflush()
        }
        /^(\[INFO\] )?Downloaded from / {
            fetched++
            if (tty) { printf "\r    %d files fetched", fetched; fflush() }
            else if (fetched % 200 == 0) { printf "    %d files fetched\n", fetched; fflush() }
        }
        END { wipe() }'
}

launcher_exists() {
    [[ -s $root/platform/dev/target/classpath ]]
}

launcher_classpath() {
    printf '%s:%s' "$root"/platform/dev/target/dev-*.jar "$(<"$root/platform/dev/target/classpath")"
}
