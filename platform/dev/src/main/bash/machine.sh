# What this machine must have. Sourced by ./convoke; says in words what is missing.

say() {
    printf 'convoke: %s\n' "$*" >&2
}

die() {
    say "$@"
    exit 1
}

# The embedded PostgreSQL is a binary for this kind of machine, and processes are followed through /proc.
require_machine() {
    local system machine
    system=$(uname -s)
    machine=$(uname -m)
    [[ $system == Linux && $machine == x86_64 ]] ||
        die "runs on Linux x86-64 only; this is $system $machine. A Linux x86-64 virtual machine, or WSL 2 on Windows, serves."
    [[ -e /lib64/ld-linux-x86-64.so.2 ]] ||
        die "needs glibc (the embedded PostgreSQL is built for it); this Linux has another C library, such as Alpine's musl."
}

# Sets java, and JAVA_HOME for Maven, to a JDK of 17 or newer: JAVA_HOME's when it is set, else the one on the PATH.
require_java() {
    local settings version home found
    if [[ -n ${JAVA_HOME-} ]]; then
        found=$JAVA_HOME/bin/java
        [[ -x $found ]] || die "JAVA_HOME is $JAVA_HOME, where there is no bin/java. Point it at a JDK of 17 or newer."
    else
        found=$(command -v java) ||
            die "no JDK: java is not on the PATH and JAVA_HOME is not set. Install a JDK of 17 or newer (Debian: openjdk-17-jdk-headless)."
    fi
    settings=$("$found" -XshowSettings:properties -version 2>&1) || die "$found does not run: $settings"
    version=$(sed -n 's/^ *java\.specification\.version = //p' <<<"$settings")
    home=$(sed -n 's/^ *java\.home = //p' <<<"$settings")
    [[ $version =~ ^[0-9]+$ && $version -ge 17 ]] ||
        die "needs a JDK of 17 or newer; $found is Java ${version:-of unknown version}."
    [[ -x $home/bin/javac ]] ||
        die "needs a JDK; $home is a runtime without a compiler. Install the JDK (Debian: openjdk-$version-jdk-headless)."
    java=$home/bin/java
    export JAVA_HOME=$home
}

require_maven() {
    command -v mvn >/dev/null || die "no Maven: mvn is not on the PATH. Install Maven 3.8 or newer (Debian: maven)."
}
