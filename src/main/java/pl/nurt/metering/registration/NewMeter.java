package pl.nurt.metering.registration;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.ConcentratorId;

/**
 * A meter to be registered; null for what a form has not been told yet.
 *
 * @param serialNumber as it stands on the meter
 * @param identification what the device says of itself: M-Bus ident-MAN-version-medium, Modbus the serial number
 * @param q3 permanent flow Q3 in m³/h
 * @param digits whole cubic metres the register can show, 4–9
 * @param verifiedUntil last day of its verification (legalizacja)
 * @param concentrator through which it is read; null when it is not read remotely
 */
public record NewMeter(
        String serialNumber,
        String identification,
        String manufacturer,
        @Nullable Integer diameterMm,
        @Nullable BigDecimal q3,
        @Nullable Integer digits,
        @Nullable LocalDate verifiedUntil,
        @Nullable ConcentratorId concentrator) {}
