# A function for the files beside it.

# run_tests [OPTION…]: runs integration tests that need an engine, and compiles only what has changed.
run_tests() {
  mvn -B verify -Dgroups=docker -Dtest=NoUnitTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Dfailsafe.failIfNoSpecifiedTests=false -Dmaven.compiler.useIncrementalCompilation=false "$@"
}
