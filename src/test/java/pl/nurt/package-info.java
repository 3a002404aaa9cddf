@NullMarked
package pl.nurt;

import org.jspecify.annotations.NullMarked;
