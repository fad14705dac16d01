/** Facts about the machine, and how much it was disturbed while a fork ran. */
@NullMarked
package io.github.jmhruntime.host;

import org.jspecify.annotations.NullMarked;
