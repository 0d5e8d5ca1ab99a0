package dev.athanor.internal.query.jpql;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example queries of chapter 4 of the Jakarta Persistence specification, in its order, are syntactically correct. */
class SpecificationExamplesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT DISTINCT o FROM Order AS o JOIN o.lineItems AS l WHERE l.shipped = FALSE",
                "SELECT DISTINCT o FROM Order o JOIN o.lineItems l JOIN l.product p WHERE p.productType "
                        + "= 'office_supplies'",
                "SELECT DISTINCT o1 FROM Order o1, Order o2 WHERE o1.quantity > o2.quantity AND "
                        + "o2.customer.lastname = 'Smith' AND o2.customer.firstname= 'John'",
                "SELECT quantity FROM Order WHERE customer.lastname = 'Smith' AND customer.firstname= " + "'John'",
                "SELECT this.quantity FROM Order WHERE this.customer.lastname = 'Smith' AND "
                        + "this.customer.firstname= 'John'",
                "SELECT ord.quantity FROM Order AS ord WHERE ord.customer.lastname = 'Smith' AND "
                        + "ord.customer.firstname= 'John'",
                "SELECT i.name, VALUE(p) FROM Item i JOIN i.photos p WHERE KEY(p) LIKE '%egret'",
                "SELECT i.name, p FROM Item i JOIN i.photos p WHERE KEY(p) LIKE '%egret'",
                "SELECT p.vendor FROM Employee e JOIN e.contactInfo.phones p WHERE "
                        + "e.contactInfo.address.zipcode = '95054'",
                "SELECT p.vendor FROM Employee e JOIN e.contactInfo c JOIN c.phones p WHERE "
                        + "e.contactInfo.address.zipcode = '95054'",
                "SELECT DISTINCT l.product FROM Order AS o JOIN o.lineItems l",
                "SELECT c FROM Customer c, Employee e WHERE c.hatsize = e.shoesize",
                "SELECT c FROM Customer c JOIN Order o ON o.customer.id = c.id WHERE c.status = 1",
                "SELECT c FROM Customer c INNER JOIN Order o ON o.customer.id = c.id WHERE c.status = 1",
                "SELECT c FROM Customer c, Order o WHERE o.customer.id = c.id AND c.status = 1",
                "SELECT c FROM Customer c JOIN c.orders o WHERE c.status = 1",
                "SELECT c FROM Customer c INNER JOIN c.orders o WHERE c.status = 1",
                "SELECT OBJECT(c) FROM Customer c, IN(c.orders) o WHERE c.status = 1",
                "SELECT p.vendor FROM Employee e JOIN e.contactInfo c JOIN c.phones p WHERE "
                        + "c.address.zipcode = '95054'",
                "SELECT c FROM Customer c LEFT JOIN Order o ON o.customer.id = c.id WHERE c.status = 1",
                "SELECT c FROM Customer c LEFT OUTER JOIN Order o ON o.customer.id = c.id WHERE c.status " + "= 1",
                "SELECT s.name, COUNT(p) FROM Suppliers s LEFT JOIN s.products p GROUP BY s.name",
                "SELECT s.name, COUNT(p) FROM Suppliers s LEFT JOIN s.products p ON p.status = 'inStock' "
                        + "GROUP BY s.name",
                "SELECT s.name, COUNT(p) FROM Suppliers s LEFT JOIN s.products p WHERE p.status = "
                        + "'inStock' GROUP BY s.name",
                "SELECT d FROM Department d LEFT JOIN FETCH d.employees WHERE d.deptno = 1",
                "SELECT DISTINCT o FROM Order o JOIN o.lineItems l WHERE l.product.productType = "
                        + "'office_supplies'",
                "SELECT DISTINCT o FROM Order o, IN(o.lineItems) l WHERE l.product.productType = "
                        + "'office_supplies'",
                "SELECT o FROM Order AS o JOIN o.lineItems l JOIN l.product p",
                "SELECT b.name, b.ISBN FROM Order o JOIN TREAT(o.product AS Book) b",
                "SELECT e FROM Employee e JOIN TREAT(e.projects AS LargeProject) lp WHERE lp.budget > " + "1000",
                "SELECT e FROM Employee e JOIN e.projects p WHERE TREAT(p AS LargeProject).budget > 1000 "
                        + "OR TREAT(p AS SmallProject).name LIKE 'Persist%' OR p.description LIKE \"cost overrun\"",
                "SELECT e FROM Employee e WHERE TREAT(e AS Exempt).vacationDays > 10 OR TREAT(e AS "
                        + "Contractor).hours > 100",
                "SELECT t FROM CreditCard c JOIN c.transactionHistory t WHERE c.holder.name = 'John Doe' "
                        + "AND INDEX(t) BETWEEN 0 AND 9",
                "SELECT o FROM Order o WHERE o.lineItems IS EMPTY",
                "SELECT p FROM Person p WHERE 'Joe' MEMBER OF p.nicknames",
                "SELECT DISTINCT emp FROM Employee emp WHERE EXISTS ( SELECT spouseEmp FROM Employee "
                        + "spouseEmp WHERE spouseEmp = emp.spouse)",
                "SELECT emp FROM Employee emp WHERE emp.salary > ALL ( SELECT m.salary FROM Manager m "
                        + "WHERE m.department = emp.department)",
                "SELECT DISTINCT emp FROM Employee emp WHERE EXISTS ( SELECT spouseEmp FROM Employee "
                        + "spouseEmp WHERE spouseEmp = emp.spouse)",
                "SELECT c FROM Customer c WHERE (SELECT AVG(o.price) FROM c.orders o) > 100",
                "SELECT goodCustomer FROM Customer goodCustomer WHERE goodCustomer.balanceOwed < ( "
                        + "SELECT AVG(c.balanceOwed)/2.0 FROM Customer c)",
                "SELECT o FROM Order o",
                "SELECT o FROM Order o WHERE o.shippingAddress.state = 'CA'",
                "SELECT DISTINCT o.shippingAddress.state FROM Order o",
                "SELECT DISTINCT o FROM Order o JOIN o.lineItems l",
                "SELECT o FROM Order o WHERE o.lineItems IS NOT EMPTY",
                "SELECT DISTINCT o FROM Order o JOIN o.lineItems l WHERE l.shipped = FALSE",
                "SELECT o FROM Order o WHERE NOT (o.shippingAddress.state = o.billingAddress.state AND "
                        + "o.shippingAddress.city = o.billingAddress.city AND o.shippingAddress.street = "
                        + "o.billingAddress.street)",
                "SELECT o FROM Order o WHERE o.shippingAddress <> o.billingAddress",
                "SELECT DISTINCT o FROM Order o JOIN o.lineItems l WHERE l.product.name = ?1",
                "SELECT o FROM Customer c JOIN c.orders o WHERE c.name = 'Smith' AND o.submissionDate < "
                        + "{d '2008-12-31'}",
                "SELECT c FROM Customer c WHERE c.status = :stat",
                "SELECT w.name FROM Course c JOIN c.studentWaitlist w WHERE c.name = 'Calculus' AND " + "INDEX(w) = 0",
                "FROM Course c WHERE c.year = EXTRACT(YEAR FROM LOCAL DATE)",
                "SELECT c FROM Customer c WHERE FUNCTION('hasGoodCredit', c.balance, c.creditLimit)",
                "UPDATE Employee e SET e.salary = CASE WHEN e.rating = 1 THEN e.salary * 1.1 WHEN "
                        + "e.rating = 2 THEN e.salary * 1.05 ELSE e.salary * 1.01 END",
                "UPDATE Employee e SET e.salary = CASE e.rating WHEN 1 THEN e.salary * 1.1 WHEN 2 THEN "
                        + "e.salary * 1.05 ELSE e.salary * 1.01 END",
                "SELECT e.name, CASE TYPE(e) WHEN Exempt THEN 'Exempt' WHEN Contractor THEN 'Contractor' "
                        + "WHEN Intern THEN 'Intern' ELSE 'NonExempt' END FROM Employee e WHERE e.dept.name = "
                        + "'Engineering'",
                "SELECT e.name, f.name, CONCAT(CASE WHEN f.annualMiles > 50000 THEN 'Platinum ' WHEN "
                        + "f.annualMiles > 25000 THEN 'Gold ' ELSE '' END, 'Frequent Flyer') FROM Employee e JOIN "
                        + "e.frequentFlierPlan f",
                "DELETE from Employee WHERE id(this) = :id AND version(this) = :version",
                "SELECT e FROM Employee e WHERE TYPE(e) IN (Exempt, Contractor)",
                "SELECT e FROM Employee e WHERE TYPE(e) IN (:empType1, :empType2)",
                "SELECT e FROM Employee e WHERE TYPE(e) IN :empTypes",
                "SELECT TYPE(e) FROM Employee e WHERE TYPE(e) <> Exempt",
                "SELECT c.status, AVG(c.filledOrderCount), COUNT(c) FROM Customer c GROUP BY c.status "
                        + "HAVING c.status IN (1, 2)",
                "SELECT c.country, COUNT(c) FROM Customer c GROUP BY c.country HAVING COUNT(c) > 30",
                "SELECT c, COUNT(o) FROM Customer c JOIN c.orders o GROUP BY c HAVING COUNT(o) >= 5",
                "SELECT c.id, c.status FROM Customer c JOIN c.orders o WHERE o.count > 100",
                "SELECT v.location.street, KEY(i).title, VALUE(i) FROM VideoStore v JOIN "
                        + "v.videoInventory i WHERE v.location.zipcode = '94301' AND VALUE(i) > 0",
                "SELECT o.lineItems FROM Order AS o",
                "SELECT c, COUNT(l) AS itemCount FROM Customer c JOIN c.orders o JOIN o.lineItems l "
                        + "WHERE c.address.state = 'CA' GROUP BY c ORDER BY itemCount",
                "FROM Order WHERE customer.lastname = 'Smith' AND customer.firstname= 'John'",
                "SELECT this FROM Order WHERE this.customer.lastname = 'Smith' AND "
                        + "this.customer.firstname= 'John'",
                "SELECT ord FROM Order AS ord WHERE ord.customer.lastname = 'Smith' AND "
                        + "ord.customer.firstname= 'John'",
                "SELECT NEW com.acme.example.CustomerDetails(c.id, c.status, o.count) FROM Customer c "
                        + "JOIN c.orders o WHERE o.count > 100",
                "SELECT e.address AS addr FROM Employee e",
                "SELECT AVG(o.quantity) FROM Order o",
                "SELECT SUM(l.price) FROM Order o JOIN o.lineItems l JOIN o.customer c WHERE c.lastname "
                        + "= 'Smith' AND c.firstname = 'John'",
                "SELECT COUNT(o) FROM Order o",
                "SELECT COUNT(l.price) FROM Order o JOIN o.lineItems l JOIN o.customer c WHERE "
                        + "c.lastname = 'Smith' AND c.firstname = 'John'",
                "SELECT COUNT(l) FROM Order o JOIN o.lineItems l JOIN o.customer c WHERE c.lastname = "
                        + "'Smith' AND c.firstname = 'John' AND l.price IS NOT NULL",
                "SELECT o FROM Customer c JOIN c.orders o JOIN c.address a WHERE a.state = 'CA' ORDER BY "
                        + "o.quantity DESC, o.totalcost",
                "SELECT o.quantity, a.zipcode FROM Customer c JOIN c.orders o JOIN c.address a WHERE "
                        + "a.state = 'CA' ORDER BY o.quantity, a.zipcode",
                "SELECT o.quantity, o.cost*1.08 AS taxedCost, a.zipcode FROM Customer c JOIN c.orders o "
                        + "JOIN c.address a WHERE a.state = 'CA' AND a.county = 'Santa Clara' ORDER BY o.quantity, "
                        + "taxedCost, a.zipcode",
                "SELECT AVG(o.quantity) as q, a.zipcode FROM Customer c JOIN c.orders o JOIN c.address a "
                        + "WHERE a.state = 'CA' GROUP BY a.zipcode ORDER BY q DESC",
                "SELECT c, o FROM Customer c JOIN c.orders o JOIN c.address a WHERE a.state = 'CA' ORDER "
                        + "BY UPPER(c.lastname), UPPER(c.firstname)",
                "SELECT p.product_name FROM Order o JOIN o.lineItems l JOIN l.product p JOIN o.customer "
                        + "c WHERE c.lastname = 'Smith' AND c.firstname = 'John' ORDER BY p.price",
                "SELECT p.product_name FROM Order o, IN(o.lineItems) l JOIN o.customer c WHERE "
                        + "c.lastname = 'Smith' AND c.firstname = 'John' ORDER BY o.quantity",
                "DELETE FROM Customer c WHERE c.status = 'inactive'",
                "DELETE FROM Customer c WHERE c.status = 'inactive' AND c.orders IS EMPTY",
                "UPDATE Customer c SET c.status = 'outstanding' WHERE c.balance < 10000",
                "UPDATE Employee e SET e.address.building = 22 WHERE e.address.building = 14 AND "
                        + "e.address.city = 'Santa Clara' AND e.project = 'Jakarta EE'",
            })
    void isReadAndWrittenAgain(String query) {
        assertThatCode(() -> CanonicalText.of(query)).doesNotThrowAnyException();
    }
}
