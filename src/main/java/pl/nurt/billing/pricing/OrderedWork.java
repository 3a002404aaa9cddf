package pl.nurt.billing.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Work outside the supply that a customer ordered. @param code as the tariff names it */
public record OrderedWork(String code, LocalDate day, BigDecimal pieces) {}
