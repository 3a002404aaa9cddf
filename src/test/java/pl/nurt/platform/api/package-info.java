@NullMarked
package pl.nurt.platform.api;

import org.jspecify.annotations.NullMarked;
