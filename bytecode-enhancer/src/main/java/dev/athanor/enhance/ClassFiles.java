package dev.athanor.enhance;

import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.utility.OpenedClassReader;

/** Opens class files, and says clearly what is wrong with those that cannot be opened. */
final class ClassFiles {
    private static final int MAGIC = 0xCAFEBABE;
    /** Where the major version is in each class file. */
    private static final int MAJOR = 6;

    private ClassFiles() {}

    static ClassReader open(byte[] classFile) {
        if (classFile.length < MAJOR + 2 || magic(classFile) != MAGIC) {
            throw new EnhancementException(
                    null, EnhanceMessage.UNREADABLE_CLASS, "a file of " + classFile.length + " bytes", "no class file");
        }
        int major = (classFile[MAJOR] & 0xFF) << 8 | classFile[MAJOR + 1] & 0xFF;
        if (major > ClassFileVersion.latest().getMajorVersion() && !OpenedClassReader.EXPERIMENTAL) {
            throw new EnhancementException(
                    null,
                    EnhanceMessage.UNKNOWN_CLASS_FILE,
                    nameIn(classFile, major),
                    major,
                    ClassFileVersion.latest().getJavaVersion());
        }
        try {
            return OpenedClassReader.of(classFile);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new EnhancementException(
                    e, EnhanceMessage.UNREADABLE_CLASS, "a file of " + classFile.length + " bytes", e);
        }
    }

    private static int magic(byte[] classFile) {
        return (classFile[0] & 0xFF) << 24
                | (classFile[1] & 0xFF) << 16
                | (classFile[2] & 0xFF) << 8
                | classFile[3] & 0xFF;
    }

    /** The constant pool has not changed its form for long: the name can be read although the rest must not be. */
    private static String nameIn(byte[] classFile, int major) {
        byte[] copy = classFile.clone();
        copy[MAJOR] = 0;
        copy[MAJOR + 1] = (byte) ClassFileVersion.latest().getMajorVersion();
        try {
            return OpenedClassReader.of(copy).getClassName().replace('/', '.');
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return "a class of version " + major;
        }
    }
}
