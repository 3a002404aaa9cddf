package pl.nurt.customer.importing;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.internal.importing.ImportRepository;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;

/** With what customers came over from the old system. */
@Service
public class OpeningBalances {
    private final ImportRepository imports;

    OpeningBalances(ImportRepository imports) {
        this.imports = imports;
    }

    /** The one that counts: of the import that was taken in last. Empty for customers who came without one. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public Optional<OpeningBalance> of(CustomerId customer) {
        return imports.openingBalance(customer);
    }
}
