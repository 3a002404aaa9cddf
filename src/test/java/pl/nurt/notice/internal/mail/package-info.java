@NullMarked
package pl.nurt.notice.internal.mail;

import org.jspecify.annotations.NullMarked;
