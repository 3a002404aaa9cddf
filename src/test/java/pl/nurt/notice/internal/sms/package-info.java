@NullMarked
package pl.nurt.notice.internal.sms;

import org.jspecify.annotations.NullMarked;
