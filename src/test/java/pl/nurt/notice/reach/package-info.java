@NullMarked
package pl.nurt.notice.reach;

import org.jspecify.annotations.NullMarked;
