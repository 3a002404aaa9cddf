/**
 * What the utility tells people: messages of the other rooms, brought by the inbox, Web Push, e-mail and SMS.
 *
 * <p>A room declares its kinds of messages as beans ({@link pl.nurt.notice.MessageKind}) and sends through
 * {@link pl.nurt.notice.Messages}. Everything that leaves is a row first; workers hand the rows over and write down what became of them.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "identity",
            "identity :: audit",
            "customer",
            "customer :: people",
            "customer :: access",
            "customer :: panels",
            "customer :: links"
        })
@NullMarked
package pl.nurt.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
