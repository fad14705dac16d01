# A function for the files beside it.

# run_tests [OPTION…]: runs integration tests that need an engine, and compiles only what has changed.
run_tests() {
  # Where a module has no such test, the result of its last ones would be taken for this one's.
  rm -f ./*/target/failsafe-reports/failsafe-summary.xml
  mvn -B verify -Dgroups=docker -Dtest=NoUnitTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Dfailsafe.failIfNoSpecifiedTests=false -Dmaven.compiler.useIncrementalCompilation=false "$@"
}
