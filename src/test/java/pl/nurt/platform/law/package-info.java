@NullMarked
package pl.nurt.platform.law;

import org.jspecify.annotations.NullMarked;
