package pl.nurt.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.IdentityDeed;
import pl.nurt.identity.internal.AccountRepository;
import pl.nurt.identity.internal.SignInRepository;

/**
 * Who is signed in, for every portal on this database: a browser holds a random token, the database its hash.
 *
 * <p>Whoever holds the token is the person; nobody's permission is asked here, and tokens stand in no log.
 */
@Service
public class SignIns {
    private static final int TOKEN_BYTES = 32;

    private static final String ACCOUNT = "identity.account";

    private final SignInRepository signIns;
    private final AccountRepository accounts;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Duration timeout;
    private final SecureRandom random = new SecureRandom();

    /** What a token is worth. */
    public sealed interface Continuation {
        /** Still signed in. */
        record Valid(SignedInUser user) implements Continuation {}

        /** Nobody used it for too long, or it lasted as long as any may. */
        record Lapsed() implements Continuation {}

        /** Ended, or never given out. */
        record Over() implements Continuation {}
    }

    SignIns(
            SignInRepository signIns,
            AccountRepository accounts,
            Audit audit,
            ApplicationEventPublisher events,
            @Value("${server.servlet.session.timeout}") Duration timeout) {
        this.signIns = signIns;
        this.accounts = accounts;
        this.audit = audit;
        this.events = events;
        this.timeout = timeout;
    }

    /** Somebody has proved to be the account's owner; the answer goes into the browser's cookie and nowhere else. */
    @Transactional
    public String begin(UserAccountId account) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        signIns.insert(account, hash(token));
        note(account, IdentityDeed.SIGNED_IN);
        return token;
    }

    /** Who comes with this token, with the roles of today; an account that was switched off or locked is not let in. */
    @Transactional
    public Continuation resume(String token) {
        var hash = hash(token);
        var login = signIns.seen(hash, timeout);
        if (login.isEmpty()) {
            return signIns.isOpen(hash) ? new Continuation.Lapsed() : new Continuation.Over();
        }
        return login.flatMap(accounts::find)
                .filter(user -> user.isEnabled() && user.isAccountNonLocked())
                .<Continuation>map(Continuation.Valid::new)
                .orElseGet(Continuation.Over::new);
    }

    /**
     * Notes that the sign-in is in use.
     *
     * @return false when it is over: ended on another portal, or lapsed
     */
    @Transactional
    public boolean seen(String token) {
        return signIns.seen(hash(token), timeout).isPresent();
    }

    /** Those of the tokens whose sign-ins are neither ended nor lapsed, by one question; to ask is no use of them. */
    @Transactional(readOnly = true)
    public Set<String> standing(Collection<String> tokens) {
        var byHash = tokens.stream()
                .collect(
                        Collectors.toMap(token -> ByteBuffer.wrap(hash(token)), token -> token, (same, again) -> same));
        return signIns.standing(byHash.keySet().stream().map(ByteBuffer::array).toList(), timeout).stream()
                .map(hash -> byHash.get(ByteBuffer.wrap(hash)))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** From now on the token is worth nothing. */
    @Transactional
    public void end(String token) {
        signIns.end(hash(token)).ifPresent(account -> note(account, IdentityDeed.SIGNED_OUT));
    }

    /** As {@link #end}, for a sign-in whose time is over. */
    @Transactional
    public void lapse(String token) {
        signIns.end(hash(token)).ifPresent(account -> note(account, IdentityDeed.SIGN_IN_LAPSED));
    }

    /** Ends every sign-in of the account on every portal; their open pages leave for the sign-in page. */
    @Transactional
    public void endAll(UserAccountId account) {
        signIns.endAll(account);
        note(account, IdentityDeed.SIGNED_OUT_EVERYWHERE);
        events.publishEvent(new SignedOutEverywhere(account));
    }

    private void note(UserAccountId account, IdentityDeed deed) {
        audit.signIn(Author.of(account), deed, AuditSubject.of(ACCOUNT, account.value()));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
