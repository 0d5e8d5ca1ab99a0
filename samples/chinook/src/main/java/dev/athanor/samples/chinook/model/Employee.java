package dev.athanor.samples.chinook.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who works in the shop, and whom he or she reports to. */
@Entity
@Table(name = "employee")
public class Employee {

    @Id
    @Column(name = "employee_id")
    private Integer id;

    @Column(name = "last_name", length = 20, nullable = false)
    private String lastName;

    @Column(name = "first_name", length = 20, nullable = false)
    private String firstName;

    @Column(name = "title", length = 30, nullable = false)
    private String title;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "reports_to")
    private @Nullable Employee reportsTo;

    @OneToMany(mappedBy = "reportsTo")
    @OrderBy("id")
    private List<Employee> reports = new ArrayList<>();

    @Column(name = "birth_date", nullable = false)
    private LocalDateTime birthDate;

    @Column(name = "hire_date", nullable = false)
    private LocalDateTime hireDate;

    @Embedded
    private Address address;

    @Column(name = "phone", length = 24, nullable = false)
    private String phone = "";

    @Column(name = "fax", length = 24, nullable = false)
    private String fax = "";

    @Column(name = "email", length = 60, nullable = false)
    private String email = "";

    /** For the persistence provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Employee() {}

    public Employee(
            int id,
            String firstName,
            String lastName,
            String title,
            LocalDateTime birthDate,
            LocalDateTime hireDate,
            Address address) {
        this.id = id;
        this.firstName = firstName;
        this.lastName = lastName;
        this.title = title;
        this.birthDate = birthDate;
        this.hireDate = hireDate;
        this.address = address;
    }

    public Integer getId() {
        return id;
    }

    public String getName() {
        return firstName + " " + lastName;
    }

    public String getTitle() {
        return title;
    }

    public LocalDateTime getBirthDate() {
        return birthDate;
    }

    public LocalDateTime getHireDate() {
        return hireDate;
    }

    public Address getAddress() {
        return address;
    }

    public @Nullable Employee getReportsTo() {
        return reportsTo;
    }

    /** Gives this employee a superior, and keeps both sides of the association in step. */
    public void reportTo(Employee superior) {
        reportsTo = superior;
        superior.reports.add(this);
    }

    public List<Employee> getReports() {
        return reports;
    }

    /** How to reach this employee without a stamp. */
    public void setContact(String phone, String fax, String email) {
        this.phone = phone;
        this.fax = fax;
        this.email = email;
    }

    public String getPhone() {
        return phone;
    }

    public String getFax() {
        return fax;
    }

    public String getEmail() {
        return email;
    }
}
