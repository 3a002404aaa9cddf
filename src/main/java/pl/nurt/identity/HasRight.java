package pl.nurt.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** Only for who holds the right, and for the portal itself ({@link AsSystem}). Everybody else gets an {@code AccessDeniedException}. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAnyRole('{value}', 'SYSTEM')")
public @interface HasRight {
    Right value();
}
