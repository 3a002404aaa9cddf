/** A mail server that keeps what it receives. */
@NullMarked
package pl.nurt.standin.mail;

import org.jspecify.annotations.NullMarked;
