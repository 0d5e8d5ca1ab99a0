create sequence order_seq start with 1000000 increment by 50;
create sequence node_seq start with 1000000 increment by 50;
create table customer (
  id bigint primary key,
  name varchar(60) not null,
  email varchar(80) not null,
  city varchar(40) not null,
  credit numeric(12,2) not null,
  active boolean not null,
  version integer not null);
create table orders (
  id bigint primary key,
  order_number varchar(20) not null,
  placed date not null,
  status varchar(10) not null,
  total numeric(12,2) not null,
  customer_id bigint not null references customer,
  version integer not null);
create index orders_number on orders (order_number);
create table order_line (
  id bigint primary key,
  order_id bigint not null references orders,
  line_number integer not null,
  product varchar(60) not null,
  quantity integer not null,
  price numeric(12,2) not null);
create index order_line_order on order_line (order_id);
create table tree_node (
  id bigint primary key,
  name varchar(40) not null,
  parent_id bigint references tree_node);
create table wide_row (
  id bigint primary key,
  text1 varchar(30) not null,
  text2 varchar(30) not null,
  text3 varchar(30) not null,
  text4 varchar(30) not null,
  text5 varchar(30) not null,
  text6 varchar(30) not null,
  text7 varchar(30) not null,
  count1 integer not null,
  count2 integer not null,
  count3 integer not null,
  count4 integer not null,
  count5 integer not null,
  count6 integer not null,
  size1 bigint not null,
  size2 bigint not null,
  size3 bigint not null,
  size4 bigint not null,
  price1 numeric(12,2) not null,
  price2 numeric(12,2) not null,
  price3 numeric(12,2) not null,
  day1 date not null,
  day2 date not null,
  day3 date not null,
  flag1 boolean not null,
  flag2 boolean not null,
  flag3 boolean not null,
  ratio1 double precision not null,
  ratio2 double precision not null,
  ratio3 double precision not null);
