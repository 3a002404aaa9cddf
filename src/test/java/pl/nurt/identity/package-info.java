@NullMarked
package pl.nurt.identity;

import org.jspecify.annotations.NullMarked;
