/** Text messages through a provider that speaks the protocol of SMSAPI. */
@NullMarked
package pl.nurt.notice.internal.sms;

import org.jspecify.annotations.NullMarked;
