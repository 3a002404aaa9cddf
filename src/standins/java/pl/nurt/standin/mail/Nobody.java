package pl.nurt.standin.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;

/** Whoever a mail is for: a mailbox that keeps nothing, since the notebook has it already. */
record Nobody(String email) implements GreenMailUser {
    @Override
    public String getEmail() {
        return email;
    }

    @Override
    public String getLogin() {
        return email;
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getQualifiedMailboxName() {
        return email;
    }

    @Override
    public void deliver(MovingMessage message) {
        // Noted already.
    }

    @Override
    public void deliver(MimeMessage message) {
        // Noted already.
    }

    @Override
    public void create() {
        // There is nothing to make.
    }

    @Override
    public void delete() {
        // There is nothing to remove.
    }

    @Override
    public void setPassword(String password) {
        // Nobody signs in.
    }

    @Override
    public void authenticate(String password) {
        // Nobody signs in.
    }
}
