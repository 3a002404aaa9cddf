@NullMarked
package pl.nurt.shell;

import org.jspecify.annotations.NullMarked;
