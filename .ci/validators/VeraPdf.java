// Runs veraPDF over many files in one Java process.
//
//   java -cp <class path> VeraPdf FLAVOUR... FILE|@LIST...
//
// One line a file and flavour: PASS, or FAIL with the ids of the failed rules and how often each failed. Anything that
// keeps veraPDF from giving a verdict (an unreadable file, a profile that could not be loaded, no check made at all)
// is a failure too. Exit status 0 only when everything passed and something was checked.

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

public class VeraPdf {
    public static void main(String[] args) throws Exception {
        List<PDFAFlavour> flavours = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (String arg : args) {
            if (files.isEmpty() && PDFAFlavour.getFlavourIds().contains(arg)) {
                flavours.add(PDFAFlavour.fromString(arg));
            } else if (arg.startsWith("@")) {
                files.addAll(Files.readAllLines(Path.of(arg.substring(1))));
            } else {
                files.add(arg);
            }
        }
        if (flavours.isEmpty() || files.isEmpty()) {
            System.err.println("usage: VeraPdf FLAVOUR... FILE|@LIST...");
            System.exit(2);
        }

        VeraGreenfieldFoundryProvider.initialise();
        int allFailed = 0;
        for (PDFAFlavour flavour : flavours) {
            int passed = 0;
            int failed = 0;
            for (String file : files) {
                String fault = fault(file, flavour);
                if (fault == null) {
                    passed++;
                    System.out.println("PASS " + flavour.getId() + " " + file);
                } else {
                    failed++;
                    System.out.println("FAIL " + flavour.getId() + " " + file + ": " + fault);
                }
            }
            System.out.println("veraPDF " + flavour.getId() + ": " + passed + " passed, " + failed + " failed");
            allFailed += failed;
        }
        System.exit(allFailed == 0 ? 0 : 1);
    }

    /** Why the file does not conform, or null when it does. */
    private static String fault(String file, PDFAFlavour flavour) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            // A profile without rules, or a run without checks, would "conform" to nothing.
            if (result.getPDFAFlavour() != flavour
                    || result.getValidationProfile().getRules().isEmpty()
                    || result.getTotalAssertions() == 0) {
                return "no check was made";
            }
            if (result.isCompliant()) {
                return null;
            }
            return result.getFailedChecks().entrySet().stream()
                    .map(VeraPdf::rule)
                    .sorted()
                    .collect(Collectors.joining(", "));
        } catch (Exception | LinkageError | StackOverflowError e) {
            return ("error: " + e).replaceAll("\\s+", " ");
        }
    }

    private static String rule(Map.Entry<org.verapdf.pdfa.validation.profiles.RuleId, Integer> failed) {
        return failed.getKey().getClause() + "-" + failed.getKey().getTestNumber() + " (" + failed.getValue() + "×)";
    }
}
