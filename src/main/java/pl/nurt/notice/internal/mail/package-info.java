/** E-mails, one for each recipient, through the mail server of the settings. */
@NullMarked
package pl.nurt.notice.internal.mail;

import org.jspecify.annotations.NullMarked;
