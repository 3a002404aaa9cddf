/**
 * How residents come by an account: the office hands a code to a person, who uses it once, with the customer's number, to choose a login and a
 * password.
 */
@NamedInterface("access")
@NullMarked
package pl.nurt.customer.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
