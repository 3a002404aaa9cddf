@NullMarked
package pl.nurt.notice;

import org.jspecify.annotations.NullMarked;
