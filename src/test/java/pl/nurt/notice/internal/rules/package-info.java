@NullMarked
package pl.nurt.notice.internal.rules;

import org.jspecify.annotations.NullMarked;
