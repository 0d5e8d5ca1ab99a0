package dev.athanor.enhance;

import dev.athanor.instrument.Instrumented;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.ClassReader;

/**
 * Looks through compiled classes for what enhancement missed: persistent classes that are not woven, and accesses to
 * fields of woven classes that go past the accessors, so that no session would see them.
 */
public final class EnhancementVerifier {
    private final List<Path> directories;
    private final PersistentTypes types;

    /**
     * Creates a verifier.
     *
     * @param directories roots of compiled classes; superclasses outside of them are looked for on the class path
     * @param types which classes are persistent
     */
    public EnhancementVerifier(List<Path> directories, PersistentTypes types) {
        this.directories = List.copyOf(directories);
        this.types = types;
    }

    /**
     * Looks through all classes.
     *
     * @return one text per finding, in the order of the files; empty if all is well
     */
    public List<String> findings() {
        List<ClassFileLocator> locators = new ArrayList<>();
        for (Path directory : directories) {
            locators.add(new ClassFileLocator.ForFolder(directory.toFile()));
        }
        locators.add(ClassFileLocator.ForClassLoader.ofSystemLoader());
        // Only what carries the stamp has accessors to go past; what should carry it and does not is a finding itself.
        Surroundings surroundings = new Surroundings(new ClassFileLocator.Compound(locators), types, name -> false);
        List<String> findings = new ArrayList<>();
        for (Path directory : directories) {
            for (Path file : classFiles(directory)) {
                look(file, surroundings, findings);
            }
        }
        return findings;
    }

    private static List<Path> classFiles(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new EnhancementException(null, EnhanceMessage.NOT_A_DIRECTORY, directory);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(Path file, Surroundings surroundings, List<String> findings) {
        ClassReader reader = open(file);
        ClassFacts facts = ClassFacts.read(reader);
        if (facts.contract() == ClassFacts.NO_CONTRACT) {
            if (types.contains(facts)) {
                findings.add(EnhanceMessage.NOT_ENHANCED.text(facts.className()));
                return;
            }
        } else if (facts.contract() != Instrumented.CONTRACT) {
            findings.add(
                    EnhanceMessage.CONTRACT_MISMATCH.text(facts.className(), facts.contract(), Instrumented.CONTRACT));
            return;
        }
        UnseenAccesses.search(
                reader,
                facts,
                surroundings,
                (method, access) -> findings.add(EnhanceMessage.UNSEEN_ACCESS.text(
                        facts.className(),
                        method,
                        access.declaring().className() + "." + access.field().name())));
    }

    private static ClassReader open(Path file) {
        try {
            return ClassFiles.open(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new EnhancementException(e, EnhanceMessage.UNREADABLE_CLASS, file, e);
        }
    }
}
