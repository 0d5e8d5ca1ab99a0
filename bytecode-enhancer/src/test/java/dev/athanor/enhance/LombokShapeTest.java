package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Lombok writes for {@code @Data}, {@code @Builder}, {@code @With} and their all-arguments constructor. */
@WovenTest
class LombokShapeTest {
    @Entity
    static class Article {
        private @Nullable Long id;
        private @Nullable String title;
        private List<String> tags;

        private static List<String> $default$tags() {
            return new ArrayList<>();
        }

        Article(@Nullable Long id, @Nullable String title, List<String> tags) {
            this.id = id;
            this.title = title;
            this.tags = tags;
        }

        static ArticleBuilder builder() {
            return new ArticleBuilder();
        }

        public @Nullable Long getId() {
            return this.id;
        }

        public void setId(@Nullable Long id) {
            this.id = id;
        }

        public @Nullable String getTitle() {
            return this.title;
        }

        public void setTitle(@Nullable String title) {
            this.title = title;
        }

        public List<String> getTags() {
            return this.tags;
        }

        Article withTitle(@Nullable String title) {
            return this.title == title ? this : new Article(this.id, title, this.tags);
        }

        protected boolean canEqual(Object other) {
            return other instanceof Article;
        }

        @Override
        public boolean equals(@Nullable Object o) {
            if (o == this) {
                return true;
            }
            if (!(o instanceof Article)) {
                return false;
            }
            Article other = (Article) o;
            if (!other.canEqual(this)) {
                return false;
            }
            Object this$id = this.getId();
            Object other$id = other.getId();
            return this$id == null ? other$id == null : this$id.equals(other$id);
        }

        @Override
        public int hashCode() {
            final int prime = 59;
            int result = 1;
            Object $id = this.getId();
            result = result * prime + ($id == null ? 43 : $id.hashCode());
            return result;
        }

        @Override
        public String toString() {
            return "Article(id=" + this.getId() + ", title=" + this.getTitle() + ", tags=" + this.getTags() + ")";
        }

        static class ArticleBuilder {
            private @Nullable Long id;
            private @Nullable String title;
            private boolean tags$set;
            private List<String> tags$value = List.of();

            ArticleBuilder id(long id) {
                this.id = id;
                return this;
            }

            ArticleBuilder title(String title) {
                this.title = title;
                return this;
            }

            Article build() {
                List<String> tags = this.tags$value;
                if (!this.tags$set) {
                    tags = Article.$default$tags();
                }
                return new Article(this.id, this.title, tags);
            }
        }
    }

    @Test
    void behavesAsUnwoven() {
        Article one = Article.builder().id(1).title("one").build();
        assertThat(one).isEqualTo(one.withTitle("other")).hasSameHashCodeAs(one.withTitle("other"));
        assertThat(one).hasToString("Article(id=1, title=one, tags=[])");
    }

    @Test
    void theSessionSeesReadsAndWrites() {
        Article one = Article.builder().id(1).title("one").build();
        RecordingOwner owner = RecordingOwner.attachUnloaded(one);
        assertThat(one.hashCode()).isEqualTo(60);
        assertThat(owner.calls()).containsExactly("quietly id");
        one.setTitle("two");
        one.setId(2L);
        assertThat(one.withTitle("three").getTitle()).isEqualTo("three");
        assertThat(owner.calls())
                .containsExactly(
                        "changing title from one", "changing id from 1", "reading title", "reading id", "reading tags");
    }

    @Test
    void rowsCanBecomeInstances() throws ReflectiveOperationException {
        Article empty = Article.class.getDeclaredConstructor().newInstance();
        assertThat(empty.getId()).isNull();
        assertThat(empty.getTags()).isNull();
    }
}
