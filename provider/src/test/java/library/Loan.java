package library;

import dev.athanor.WritableForeignKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** A foreign key that must not be null, and that is an attribute too. */
// snippet
@Entity
class Loan {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String title;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "member_id", nullable = false)
    Member member;

    @WritableForeignKey
    @Column(name = "member_id", nullable = false)
    Integer memberId;
    // end

    protected Loan() {}

    Loan(String title) {
        this.title = title;
    }
}
