# Shared by the scripts that compare a kernel with its counterpart in C; to be sourced.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

for tool in gcc mvn java; do
  command -v "$tool" > /dev/null || { echo "$0: $tool is missing; install it first." >&2; exit 1; }
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Compiles the benchmarks, and sets class_path.
build() {
  mvn -q -B -pl bench-jmh -am compile dependency:build-classpath \
    -Dspotless.check.skip -Dmdep.includeScope=runtime -Dmdep.outputFile=target/class-path.txt
  class_path=bench-jmh/target/classes:$(cat bench-jmh/target/class-path.txt)
}

# score BENCHMARK OPTION...: the score of one fork of a benchmark, as JMH's CSV has it.
score() {
  java -Djmh.ignoreLock=true -cp "$class_path" org.openjdk.jmh.Main "$1\$" "${@:2}" -f 1 \
    -v SILENT -foe true -rf csv -rff "$scratch/score.csv" > "$scratch/jmh.log" \
    || { cat "$scratch/jmh.log" >&2; exit 1; }
  awk -F, 'NR == 2 { print $5 }' "$scratch/score.csv"
}

# median FILE: the median of the numbers in a file, one per line.
median() {
  sort -g "$1" | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'
}
