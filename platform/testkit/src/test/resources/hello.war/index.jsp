<%@ page import="javax.naming.InitialContext" contentType="text/plain" %><%
  Object name = InitialContext.doLookup("hello/name");
  Object secret = InitialContext.doLookup("hello/secret");
%><%= name %> <%= secret %> <%= System.getenv("HELLO") %>
