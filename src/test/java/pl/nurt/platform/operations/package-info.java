@NullMarked
package pl.nurt.platform.operations;

import org.jspecify.annotations.NullMarked;
