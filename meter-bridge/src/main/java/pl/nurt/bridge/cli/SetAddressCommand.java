package pl.nurt.bridge.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.config.ConfigException;
import pl.nurt.bridge.config.SecondaryAddresses;
import pl.nurt.bridge.mbus.link.AddressPlan;
import pl.nurt.bridge.mbus.link.LinkFailure;
import pl.nurt.bridge.mbus.link.MBusMaster;
import pl.nurt.bridge.mbus.link.MeterAddress;

/** {@code set-address}: gives one meter a primary address. */
@Command(
        name = "set-address",
        header = "Gives one meter of an M-Bus a primary address: the only thing the bridge ever writes into a meter.",
        description = {
            "Without --write it only looks: who answers to the selection, and whether the address is free. With --write it looks, asks twice on "
                    + "standard input, for the address and for the meter's number, looks again, writes, and reads the meter at its new address. "
                    + "A repeat does no harm. Nothing else may use the bus meanwhile.",
            "",
            "With --json the last line is {\"meter\",\"primary\",\"wanted\",\"written\"}.",
            "",
            "  set-address --endpoint mbus-tcp://10.8.0.40:10001 --secondary 27182818-KAM-19-07 --to 5",
            "  set-address --endpoint mbus-tcp://10.8.0.40:10001 --secondary 27182818-KAM-19-07 --to 5 --write",
            ""
        })
final class SetAddressCommand extends Subcommand {
    @Mixin
    private LineOptions line;

    @Option(
            names = "--secondary",
            required = true,
            paramLabel = "ID",
            description = "the meter: its number, or number-MAN-version-medium where several have it")
    private String secondary;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "N",
            description = "the primary address it is to have, 1 to 250; 0 for none")
    private int address;

    @Option(names = "--write", description = "not only looks")
    private boolean write;

    @Mixin
    private TraceOption trace;

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    SetAddressCommand() {}

    @Override
    public Integer call() throws ConfigException, IOException, NotAnswered {
        var meant = SecondaryAddresses.find(secondary)
                .orElseThrow(() -> wrong("--secondary: must be " + SecondaryAddresses.FORM));
        if (address < 0 || address > MeterAddress.HIGHEST) {
            throw wrong("--to: must be a whole number from 0 to " + MeterAddress.HIGHEST);
        }
        if (!(line.settings(this, LineOptions.given("serial", meant.ident(), "primary", "1"))
                instanceof ConcentratorSettings.MBus bus)) {
            throw wrong("Only meters on an M-Bus have primary addresses.");
        }
        try (var master =
                new MBusMaster(bus.endpoint(), bus.poll().link(), trace.of(this, Clock.systemUTC(), FrameWords::of))) {
            var plan = master.planAddress(meant, address);
            if (plan.isDone()) {
                show(plan, false, "%s has primary address %d already.".formatted(plan.meter(), address));
                return BridgeCommand.OK;
            }
            var words = "%s with %s would get primary address %d."
                    .formatted(plan.meter(), present(plan.present()), address);
            if (!write) {
                show(plan, false, words + " Nothing was written; --write does it.");
                return BridgeCommand.OK;
            }
            remark(words);
            ask(plan);
            master.setAddress(plan);
            show(
                    plan,
                    true,
                    address == 0
                            ? "%s has no primary address of its own now.".formatted(plan.meter())
                            : "%s answers at primary address %d.".formatted(plan.meter(), address));
            return BridgeCommand.OK;
        } catch (LinkFailure e) {
            throw new NotAnswered(bus.endpoint().toString(), String.valueOf(e.getMessage()));
        }
    }

    private static String present(@Nullable Integer address) {
        return address == null ? "no primary address of its own" : "primary address " + address;
    }

    private void ask(AddressPlan plan) throws IOException {
        var answers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        require(answers, "The new address, to begin:", Integer.toString(plan.wanted()));
        require(answers, "The meter's number, 8 digits, to write:", plan.meter().ident());
    }

    private void require(BufferedReader answers, String question, String wanted) throws IOException {
        remark(question);
        var answer = answers.readLine();
        if (answer == null || !answer.strip().equalsIgnoreCase(wanted)) {
            throw new IOException("That is not " + wanted + ", so nothing was written.");
        }
    }

    private void show(AddressPlan plan, boolean written, String words) {
        tell(words, json -> {
            json.writeStringProperty("meter", plan.meter().toString());
            var present = plan.present();
            if (present == null) {
                json.writeNullProperty("primary");
            } else {
                json.writeNumberProperty("primary", present);
            }
            json.writeNumberProperty("wanted", plan.wanted());
            json.writeBooleanProperty("written", written);
        });
    }
}
