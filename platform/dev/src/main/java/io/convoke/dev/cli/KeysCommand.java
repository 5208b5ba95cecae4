package io.convoke.dev.cli;

import io.convoke.dev.local.SigningKeys;
import io.convoke.dev.local.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes what a rotation of the keys of access tokens and of tickets needs; docs/security.md has the steps. Changes nothing that runs. */
@Command(name = "keys", description = "Makes keys that sign access tokens and tickets.")
final class KeysCommand {

    @Command(name = "new", description = "Prints a new private key for access tokens, a JWK.")
    int create() {
        System.out.println(SigningKeys.generate().toJSONString());
        return 0;
    }

    @Command(name = "new-ticket", description = "Prints a new private key for tickets, a JWK.")
    int createForTickets() {
        System.out.println(SigningKeys.generateForTickets().toJSONString());
        return 0;
    }

    @Command(name = "public", description = "Prints the key set with the public parts of the keys in these files.")
    int publish(@Parameters(arity = "1..*", paramLabel = "FILE") List<Path> files) {
        var texts = new ArrayList<String>();
        for (var file : files) {
            try {
                texts.add(Files.readString(file));
            } catch (IOException e) {
                throw new Trouble(file + " cannot be read", e);
            }
        }
        System.out.println(SigningKeys.publicSet(texts));
        return 0;
    }
}
