/** An SMS provider that speaks the protocol of SMSAPI. */
@NullMarked
package pl.nurt.standin.sms;

import org.jspecify.annotations.NullMarked;
